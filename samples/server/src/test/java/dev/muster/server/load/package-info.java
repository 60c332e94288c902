/**
 * The real server as a process of its own, under more than it can take: readers that stop reading (G14), more than it
 * can do (G15), no room on its disks (G17), and hours of coming and going (G28). What is measured is printed; what does
 * not hang on the speed of the machine is asserted in every build, the rest with {@code -P faults}.
 */
package dev.muster.server.load;
