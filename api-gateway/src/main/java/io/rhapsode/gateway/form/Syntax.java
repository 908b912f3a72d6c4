package io.rhapsode.gateway.form;

import org.jspecify.annotations.Nullable;

/** How a value is written as a string. */
@FunctionalInterface
public interface Syntax<T> {

    /** The value; null or an {@link IllegalArgumentException} where the text is none. */
    @Nullable
    T read(String text);
}
