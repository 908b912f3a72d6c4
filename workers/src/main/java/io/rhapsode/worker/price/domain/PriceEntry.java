package io.rhapsode.worker.price.domain;

import java.time.LocalDate;

/**
 * One line of the catalogue.
 *
 * @param number its place in the file, from 1
 * @param from the first day, of UTC; {@link LocalDate#MIN} where it has been in force for ever
 * @param until the day on which it is not in force any more; {@link LocalDate#MAX} where no end is known
 */
public record PriceEntry(int number, Priced priced, LocalDate from, LocalDate until, Price price) {

    boolean inForceOn(LocalDate day) {
        return !day.isBefore(from) && day.isBefore(until);
    }
}
