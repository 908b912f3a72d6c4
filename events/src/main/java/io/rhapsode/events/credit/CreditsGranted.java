package io.rhapsode.events.credit;

import com.fasterxml.jackson.annotation.JsonTypeName;
import org.axonframework.serialization.Revision;

/**
 * Credits were added.
 *
 * @param grant business key of the grant, for which it is made once for ever: {@code welcome}
 */
@Revision("1")
@JsonTypeName("credit.CreditsGranted")
public record CreditsGranted(AccountId accountId, String grant, long credits) implements CreditEvent {}
