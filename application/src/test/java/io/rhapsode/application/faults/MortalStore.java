package io.rhapsode.application.faults;

import io.rhapsode.events.storage.ObjectKey;
import io.rhapsode.events.storage.ObjectPlace;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import org.jspecify.annotations.Nullable;

/** A store whose server dies in the middle of an object, or right after the object is stored. */
record MortalStore(Object objects, SuddenDeath death) implements InvocationHandler {

    @Override
    public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments) throws Throwable {
        boolean due = arguments != null && method.getName().equals("put") && isDue((ObjectKey) arguments[0]);
        if (arguments != null && due && !death.after()) {
            if (arguments[1] instanceof InputStream content) {
                arguments[1] = new Torn(content, death);
            } else {
                death.come();
            }
        }
        try {
            return method.invoke(objects, arguments);
        } catch (InvocationTargetException failed) {
            throw failed.getCause();
        } finally {
            if (due) {
                death.come();
            }
        }
    }

    private boolean isDue(ObjectKey key) {
        return ObjectPlace.of(key)
                .filter(place -> death.isDueAt(Moment.OBJECT, place.kind().folder()))
                .isPresent();
    }

    /** Some bytes are read, and then comes the end. */
    private static final class Torn extends FilterInputStream {

        private static final int BYTES = 10;
        private final SuddenDeath death;
        private int left = BYTES;

        Torn(InputStream content, SuddenDeath death) {
            super(content);
            this.death = death;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            if (left == 0) {
                death.come();
            }
            int read = super.read(target, offset, Math.min(left, length));
            left = read < 0 ? 0 : left - read;
            return read;
        }
    }
}
