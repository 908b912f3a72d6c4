package io.rhapsode.events.credit;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.rhapsode.events.PrefixedId;

/**
 * What something is posted under, once for ever. Written {@code vch_} and 26 letters or digits, which are a digest of account and business key: the key itself,
 * which somebody may have typed, cannot be read from it.
 */
public record VoucherId(@JsonValue String value) {

    private static final String PREFIX = "vch_";

    @JsonCreator
    public VoucherId {
        PrefixedId.check(PREFIX, value);
    }

    public static VoucherId of(AccountId account, String key) {
        return new VoucherId(PrefixedId.ofDigest(PREFIX, account + "/" + key));
    }

    /** The lot that comes with what is posted under it. */
    public LotId lot() {
        return new LotId("lot_" + value.substring(PREFIX.length()));
    }

    @Override
    public String toString() {
        return value;
    }
}
