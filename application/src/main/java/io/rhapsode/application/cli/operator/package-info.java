/** The operator's commands: what waits for somebody, tenants' credits and what they keep, models that end, and the proof of the books. */
@NullMarked
package io.rhapsode.application.cli.operator;

import org.jspecify.annotations.NullMarked;
