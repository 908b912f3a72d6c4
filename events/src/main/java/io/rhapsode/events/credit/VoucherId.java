package io.rhapsode.events.credit;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.regex.Pattern;

/**
 * What something is posted under, once for ever. Written {@code vch_} and 26 letters or digits, which are a digest of account and business key: the key itself,
 * which somebody may have typed, cannot be read from it.
 */
public record VoucherId(@JsonValue String value) {

    private static final Pattern SYNTAX = Pattern.compile("vch_[a-z0-9]{26}");
    private static final String PREFIX = "vch_";
    private static final int RADIX = 32;
    private static final int LETTERS = 26;

    @JsonCreator
    public VoucherId {
        if (!SYNTAX.matcher(value).matches()) {
            throw new IllegalArgumentException("not a voucher id");
        }
    }

    public static VoucherId of(AccountId account, String key) {
        String digits = new BigInteger(1, sha256(account.value() + "/" + key)).toString(RADIX);
        return new VoucherId(PREFIX + digits.substring(digits.length() - LETTERS));
    }

    /** The lot that comes with what is posted under it. */
    public LotId lot() {
        return new LotId("lot_" + value.substring(PREFIX.length()));
    }

    @Override
    public String toString() {
        return value;
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }
}
