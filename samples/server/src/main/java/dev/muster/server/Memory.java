package dev.muster.server;

import com.sun.management.HotSpotDiagnosticMXBean;
import java.lang.management.ManagementFactory;

/**
 * Lets a virtual machine that was started without options give memory back while nothing happens: on a large machine
 * it would otherwise hold on to a heap of a 64th of all there is. Where it cannot be told, it stays as it is.
 */
final class Memory {
    private static final String[][] OPTIONS = {
        {"MinHeapFreeRatio", "10"}, {"MaxHeapFreeRatio", "20"}, {"G1PeriodicGCInterval", "20000"}
    };

    private Memory() {}

    static void settle() {
        HotSpotDiagnosticMXBean machine = ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class);
        for (String[] option : OPTIONS) {
            try {
                machine.setVMOption(option[0], option[1]);
            } catch (RuntimeException e) {
                // another collector, or another machine
            }
        }
        System.gc();
    }
}
