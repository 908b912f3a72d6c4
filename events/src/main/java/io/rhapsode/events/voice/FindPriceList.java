package io.rhapsode.events.voice;

/** Query for the {@link PriceListView}: what the voices of each provider that is switched on cost now. */
public record FindPriceList() {}
