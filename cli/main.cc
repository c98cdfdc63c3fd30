#include <iostream>

int main() {
  std::cout << "gongkai " << GONGKAI_VERSION << "\n";
  return 0;
}
