package io.rhapsode.command;

import io.rhapsode.events.RejectedException;
import io.rhapsode.events.Rejection;
import org.hamcrest.Description;
import org.hamcrest.Matcher;
import org.hamcrest.TypeSafeMatcher;

/** Which refusal a command met. */
public final class Refusals {

    private Refusals() {}

    public static Matcher<RejectedException> refusedAs(Rejection rejection) {
        return new TypeSafeMatcher<>() {
            @Override
            protected boolean matchesSafely(RejectedException refusal) {
                return refusal.rejection() == rejection;
            }

            @Override
            public void describeTo(Description description) {
                description.appendText("refused as ").appendValue(rejection);
            }
        };
    }
}
