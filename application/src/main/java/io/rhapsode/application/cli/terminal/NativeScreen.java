package io.rhapsode.application.cli.terminal;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.util.Locale;
import java.util.Optional;

/** Asks the C library: Java knows only whether input and output are both a terminal, nothing of the error stream, and no width. */
final class NativeScreen implements Screen {

    private static final int COLUMNS_WHERE_UNKNOWN = 80;

    /** The number of the request "window size", which each system chose for itself. */
    private static final long TIOCGWINSZ_LINUX = 0x5413;

    private static final long TIOCGWINSZ_MAC = 0x40087468;

    /** Rows, columns, and two numbers of pixels, of two bytes each. */
    private static final int WINDOW_SIZE_BYTES = 8;

    private static final int COLUMNS_AT = 1;

    private final Optional<MethodHandle> isatty = function("isatty", FunctionDescriptor.of(JAVA_INT, JAVA_INT));
    private final Optional<MethodHandle> ioctl = function(
            "ioctl", FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_LONG, ADDRESS), Linker.Option.firstVariadicArg(2));

    @SuppressWarnings("restricted") // native access is granted where the program is started
    private static Optional<MethodHandle> function(
            String name, FunctionDescriptor descriptor, Linker.Option... options) {
        Linker linker = Linker.nativeLinker();
        return linker.defaultLookup().find(name).map(address -> linker.downcallHandle(address, descriptor, options));
    }

    @Override
    public boolean isTerminal(Stream stream) {
        return isatty.map(function -> isTerminal(function, stream)).orElse(false);
    }

    private static boolean isTerminal(MethodHandle isatty, Stream stream) {
        try {
            return (int) isatty.invokeExact(stream.number()) == 1;
        } catch (Throwable unanswered) {
            return false;
        }
    }

    @Override
    public int columns() {
        return ioctl.map(NativeScreen::columns).filter(columns -> columns > 0).orElse(COLUMNS_WHERE_UNKNOWN);
    }

    private static int columns(MethodHandle ioctl) {
        boolean mac = System.getProperty("os.name", "").toLowerCase(Locale.ROOT).startsWith("mac");
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment size = arena.allocate(WINDOW_SIZE_BYTES);
            int failed = (int) ioctl.invokeExact(Stream.ERR.number(), mac ? TIOCGWINSZ_MAC : TIOCGWINSZ_LINUX, size);
            return failed == 0 ? Short.toUnsignedInt(size.getAtIndex(JAVA_SHORT, COLUMNS_AT)) : 0;
        } catch (Throwable unanswered) {
            return 0;
        }
    }
}
