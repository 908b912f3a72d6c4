package io.rhapsode.application.axon;

import java.security.SecureRandom;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.axonframework.common.IdentifierFactory;

/**
 * The ids of messages and sagas: UUIDs of version 7, which Axon finds as a service. Axon's own are drawn from the operating system one by one, a result's that nobody
 * looks at too, and lie anywhere in the index of the log; these grow with the time, so that neighbours in the log are neighbours in its index.
 */
public final class TimeOrderedIds extends IdentifierFactory {

    private static final long VERSION_7 = 0x7000;
    private static final long VARIANT = Long.MIN_VALUE;
    private static final long BEHIND_THE_VARIANT = -1L >>> 2;
    private static final int BITS_IN_FRONT = 12;
    private static final int BITS_OF_FRONT_AND_VERSION = 16;
    private static final long IN_FRONT = (1L << BITS_IN_FRONT) - 1;

    /** Keeps two processes apart. */
    private final long process = new SecureRandom().nextLong();

    private final AtomicLong given = new AtomicLong();

    @Override
    public String generateIdentifier() {
        long number = given.getAndIncrement();
        long high = (System.currentTimeMillis() << BITS_OF_FRONT_AND_VERSION) | VERSION_7 | (number & IN_FRONT);
        long low = ((process + (number >>> BITS_IN_FRONT)) & BEHIND_THE_VARIANT) | VARIANT;
        return new UUID(high, low).toString();
    }
}
