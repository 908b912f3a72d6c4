package io.rhapsode.events.credit;

/** A command that is carried out once for ever for its voucher. */
public interface Vouched {

    VoucherId voucher();
}
