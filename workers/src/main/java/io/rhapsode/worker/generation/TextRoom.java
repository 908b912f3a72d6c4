package io.rhapsode.worker.generation;

import java.util.concurrent.Semaphore;

/**
 * Bounds how much text is in memory at once: a task has its whole text there for as long as it works. Who finds no room waits with nothing in memory but its
 * name; not in line, so that a short text finds room beside long ones.
 */
final class TextRoom {

    private final int all;
    private final Semaphore free;

    /** @param characters of all texts together */
    TextRoom(int characters) {
        this.all = characters;
        this.free = new Semaphore(characters);
    }

    /** Waits for room for a text of so many characters. One that is longer than all the room gets all of it. */
    Place enter(int characters) throws InterruptedException {
        int taken = Math.min(characters, all);
        free.acquire(taken);
        return () -> free.release(taken);
    }

    /** Room that is taken until it is closed, once. */
    interface Place extends AutoCloseable {

        @Override
        void close();
    }
}
