/** The first tenant, its key and its account; the operator's key; the secrets of tenants and of the installation. */
@NullMarked
package io.rhapsode.application.identity;

import org.jspecify.annotations.NullMarked;
