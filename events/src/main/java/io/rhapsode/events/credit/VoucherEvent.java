package io.rhapsode.events.credit;

/** What happens to a voucher: it is posted. */
public sealed interface VoucherEvent permits VoucherPosted {

    VoucherId voucherId();
}
