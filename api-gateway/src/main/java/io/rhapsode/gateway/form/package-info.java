/** Reads request bodies: bounded, strict, and complaining about everything at once. */
@NullMarked
package io.rhapsode.gateway.form;

import org.jspecify.annotations.NullMarked;
