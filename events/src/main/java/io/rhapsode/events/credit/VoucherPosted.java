package io.rhapsode.events.credit;

import com.fasterxml.jackson.annotation.JsonTypeName;
import org.axonframework.serialization.Revision;

/** Something was posted under the voucher, in the same transaction. The only event of its stream, so that it can never be posted again. */
@Revision("1")
@JsonTypeName("credit.VoucherPosted")
public record VoucherPosted(VoucherId voucherId, AccountId accountId) implements VoucherEvent {}
