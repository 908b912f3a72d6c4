/** Tenants: their keys and accounts, and what is agreed with each; the first of them; the operator's key and the secrets of the installation. */
@NullMarked
package io.rhapsode.application.identity;

import org.jspecify.annotations.NullMarked;
