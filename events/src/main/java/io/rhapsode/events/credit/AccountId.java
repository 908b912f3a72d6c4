package io.rhapsode.events.credit;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.rhapsode.events.identity.TenantId;

/** The credit account of a tenant; each has one. Written {@code acc_…}. */
public record AccountId(@JsonValue String value) {

    @JsonCreator
    public AccountId {
        if (!value.startsWith("acc_")) {
            throw new IllegalArgumentException("not an account id");
        }
    }

    public static AccountId of(TenantId tenant) {
        return new AccountId("acc_" + tenant.value().substring("ten_".length()));
    }

    @Override
    public String toString() {
        return value;
    }
}
