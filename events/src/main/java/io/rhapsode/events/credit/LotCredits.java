package io.rhapsode.events.credit;

/** Credits of a lot: all that is in it, or a part. */
public record LotCredits(Lot lot, long credits) {}
