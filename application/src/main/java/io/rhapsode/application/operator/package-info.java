/** What an operator sees and does: dead letters, quarantined events, event processors and the rebuilding of projections. */
@NullMarked
package io.rhapsode.application.operator;

import org.jspecify.annotations.NullMarked;
