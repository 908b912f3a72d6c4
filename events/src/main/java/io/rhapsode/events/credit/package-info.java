/** A tenant's credits: grants, holds, charges. All amounts are whole credits. */
@NullMarked
package io.rhapsode.events.credit;

import org.jspecify.annotations.NullMarked;
