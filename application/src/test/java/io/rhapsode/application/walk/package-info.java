/** The pure parts of all sides together, without a framework: what no side can promise alone. */
@NullMarked
package io.rhapsode.application.walk;

import org.jspecify.annotations.NullMarked;
