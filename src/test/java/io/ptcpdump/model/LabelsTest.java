package io.ptcpdump.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LabelsTest {
    @Test
    void shouldBeAJsonObjectInTheOrderOfItsNames() {
        assertEquals("{}", Labels.NONE.json());
        assertEquals("{\"app\":\"web\",\"tier\":\"front\"}", Labels.of(Map.of("tier", "front", "app", "web")).json());
    }

    @Test
    void shouldEscapeAsGoDoes() {
        assertEquals(
                "{\"a\\\"\\\\\":\"\\u003cb\\u003e\\u0026\\n\\u0001\\u2028é\"}",
                Labels.of(Map.of("a\"\\", "<b>&\n\u0001\u2028é")).json());
    }

    @Test
    void shouldReadBackWhatItWrote() {
        Labels labels = Labels.of(Map.of("a\"\\", "<b>&\n\u0001\u2028é", "", ""));
        assertEquals(labels, Labels.parse(labels.json()));
        assertEquals(Labels.of(Map.of("a", "b/")), Labels.parse(" { \"a\" : \"b\\/\" } "));
        assertEquals(Labels.NONE, Labels.parse("{}"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "{\"a\"}", "{\"a\":1}", "{\"a\":\"b\"", "{\"a\":\"b\"}x", "{\"a\":\"b\",}", "[]", "{\"a\":\"\\u12\"}", "{\"a\":\"\\q\"}"})
    void shouldTakeNothingFromWhatIsNoObjectOfStrings(String json) {
        assertEquals(Labels.NONE, Labels.parse(json));
    }
}
