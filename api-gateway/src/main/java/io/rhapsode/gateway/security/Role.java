package io.rhapsode.gateway.security;

import java.util.Locale;

/** What the holder of a key may do. */
public enum Role {
    /** Speaks, listens, erases. */
    MEMBER,
    /** Also sees how the server is doing. */
    ADMIN;

    /** Of the word in the database; a word that is not known gives no more than the least. */
    static Role of(String word) {
        return word.toLowerCase(Locale.ROOT).equals("admin") ? ADMIN : MEMBER;
    }

    String authority() {
        return "ROLE_" + name();
    }
}
