/** What may happen to a credit account, and what is true of it afterwards: it is never below zero. */
@NullMarked
package io.rhapsode.command.credit.domain;

import org.jspecify.annotations.NullMarked;
