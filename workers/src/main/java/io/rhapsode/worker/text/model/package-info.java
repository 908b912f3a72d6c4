/** What a language model says of a text, where an operator lets one be asked. */
@NullMarked
package io.rhapsode.worker.text.model;

import org.jspecify.annotations.NullMarked;
