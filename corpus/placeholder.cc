namespace gongkai {}
