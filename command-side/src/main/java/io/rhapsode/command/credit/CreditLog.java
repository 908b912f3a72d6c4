package io.rhapsode.command.credit;

import io.rhapsode.events.credit.AccountId;
import io.rhapsode.events.credit.CreditEvent;
import io.rhapsode.events.credit.VoucherId;
import io.rhapsode.events.credit.VoucherPosted;
import org.jspecify.annotations.Nullable;

/** What an account asks of the log beside its own recent events, so that it does not have to keep its whole past. */
interface CreditLog {

    boolean isPosted(VoucherId voucher);

    /** In the transaction of the command. Of two who post the same voucher, one cannot be committed. */
    void post(VoucherPosted voucher);

    /** The event of this number of an account, if there is one. */
    @Nullable
    CreditEvent event(AccountId account, long number);
}
