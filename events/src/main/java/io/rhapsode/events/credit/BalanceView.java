package io.rhapsode.events.credit;

/**
 * A tenant's credits.
 *
 * @param settled granted less charged
 * @param held set aside for generations that are under way
 * @param available what a new generation can use
 */
public record BalanceView(long settled, long held, long available) {}
