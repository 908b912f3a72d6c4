/** What an operator sees and does: what the server is at, what waits for somebody, projections, tenants' credits and what is agreed with them, models that end. */
@NullMarked
package io.rhapsode.application.operator;

import org.jspecify.annotations.NullMarked;
