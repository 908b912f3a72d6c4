package io.rhapsode.application.axon;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What was used last stays. */
class RecentTest {

    private final Recent<String, String> recent = new Recent<>(10, String::length);

    @Test
    void whatWasUsedLongestAgoGoesFirst() {
        recent.put("a", "1234");
        recent.put("b", "1234");
        assertThat(recent.get("a")).isEqualTo("1234");

        recent.put("c", "1234");

        assertThat(recent.get("b")).isNull();
        assertThat(recent.get("a")).isEqualTo("1234");
        assertThat(recent.get("c")).isEqualTo("1234");
    }

    @Test
    void whatIsReplacedOrRemovedWeighsNothing() {
        recent.put("a", "12345");
        recent.put("a", "123456");
        recent.put("b", "1234");
        assertThat(recent.get("a")).isEqualTo("123456");

        assertThat(recent.remove("a")).isEqualTo("123456");
        recent.put("c", "123456");

        assertThat(recent.get("b")).isEqualTo("1234");
        assertThat(recent.get("c")).isEqualTo("123456");
    }

    @Test
    void whatIsHeavierThanAllTogetherIsNotKept() {
        recent.put("a", "1234");

        recent.put("b", "12345678901");

        assertThat(recent.get("a")).isNull();
        assertThat(recent.get("b")).isNull();
    }

    @Test
    void nothingIsLeftWhenItIsCleared() {
        recent.put("a", "1234567890");

        recent.clear();
        recent.put("b", "1234567890");

        assertThat(recent.get("a")).isNull();
        assertThat(recent.get("b")).isEqualTo("1234567890");
    }
}
