package io.rhapsode.benchmark.measure;

import com.sun.management.GarbageCollectionNotificationInfo;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.management.ListenerNotFoundException;
import javax.management.Notification;
import javax.management.NotificationEmitter;
import javax.management.NotificationListener;
import javax.management.openmbean.CompositeData;

/** How much memory this process has held at most since it was looked at. */
public final class Memory implements AutoCloseable {

    private static final double MEGABYTE = 1024 * 1024;
    private static final double KILOBYTES = 1024;
    /** Makes the system forget the highest resident size. */
    private static final String FORGET_PEAK = "5";

    private static final Path SELF = Path.of("/proc/self");

    private final AtomicLong kept = new AtomicLong();
    private final List<NotificationEmitter> collectors = ManagementFactory.getGarbageCollectorMXBeans().stream()
            .map(NotificationEmitter.class::cast)
            .toList();
    private final Set<String> heap = ManagementFactory.getMemoryPoolMXBeans().stream()
            .filter(pool -> pool.getType() == MemoryType.HEAP)
            .map(MemoryPoolMXBean::getName)
            .collect(Collectors.toSet());
    private final NotificationListener listener = this::collected;

    private Memory() {
        collectors.forEach(collector -> collector.addNotificationListener(listener, null, null));
        write("clear_refs", FORGET_PEAK);
    }

    /**
     * Megabytes.
     *
     * @param resident of the process, at most
     * @param kept of the heap when it had been collected, at most
     */
    public record Peak(double resident, double kept) {}

    public static Memory watch() {
        return new Memory();
    }

    private void collected(Notification notification, Object nothing) {
        if (notification.getType().equals(GarbageCollectionNotificationInfo.GARBAGE_COLLECTION_NOTIFICATION)) {
            var info = GarbageCollectionNotificationInfo.from((CompositeData) notification.getUserData());
            long left = info.getGcInfo().getMemoryUsageAfterGc().entrySet().stream()
                    .filter(pool -> heap.contains(pool.getKey()))
                    .mapToLong(pool -> pool.getValue().getUsed())
                    .sum();
            kept.accumulateAndGet(left, Math::max);
        }
    }

    public Peak peak() {
        double left = kept.get() == 0 ? heapMegabytes() : kept.get() / MEGABYTE;
        return new Peak(status(ProcessHandle.current().pid(), "VmHWM"), left);
    }

    /** The heap after a collection, in megabytes. */
    public static double heapMegabytes() {
        var memory = ManagementFactory.getMemoryMXBean();
        memory.gc();
        return memory.getHeapMemoryUsage().getUsed() / MEGABYTE;
    }

    /** What a process holds of the machine's memory, in megabytes. */
    public static double resident(long process) {
        return status(process, "VmRSS");
    }

    /** What a process holds in megabytes, of what it shares with others only its share; 0 of one that has just ended. */
    public static double share(ProcessHandle process) {
        try (Stream<String> lines = Files.lines(Path.of("/proc/" + process.pid() + "/smaps_rollup"))) {
            return lines.filter(line -> line.startsWith("Pss:"))
                    .mapToDouble(line -> Double.parseDouble(line.replaceAll("\\D", "")) / KILOBYTES)
                    .sum();
        } catch (IOException failed) {
            if (Files.exists(Path.of("/proc/self/smaps_rollup"))) {
                return 0;
            }
            throw new UncheckedIOException("Linux alone tells this", failed);
        }
    }

    private static double status(long process, String field) {
        try {
            return Files.readAllLines(Path.of("/proc/" + process + "/status")).stream()
                    .filter(line -> line.startsWith(field + ":"))
                    .mapToDouble(line -> Double.parseDouble(line.replaceAll("\\D", "")) / KILOBYTES)
                    .findFirst()
                    .orElseThrow();
        } catch (IOException failed) {
            throw new UncheckedIOException("Linux alone tells this", failed);
        }
    }

    private static void write(String file, String what) {
        try {
            Files.writeString(SELF.resolve(file), what);
        } catch (IOException failed) {
            throw new UncheckedIOException("Linux alone can do this", failed);
        }
    }

    @Override
    public void close() throws ListenerNotFoundException {
        for (NotificationEmitter collector : collectors) {
            collector.removeNotificationListener(listener);
        }
    }
}
