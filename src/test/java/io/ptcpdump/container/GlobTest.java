package io.ptcpdump.container;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GlobTest {
    @ParameterizedTest
    @CsvSource({
        "web, web, true",
        "web, web2, false",
        "web, we, false",
        "web*, web, true",
        "web*, web-1, true",
        "*-1, web-1, true",
        "*-1, web-11, false",
        "w*b*1, web-b-1, true",
        "w*b*1, web-b-2, false",
        "w?b, web, true",
        "w?b, wb, false",
        "*, x, true",
        "**a, bca, true",
        "a*a, a, false",
        "'', '', true",
        "'', x, false",
        "*, '', true",
        "[ab], a, true",
        "[ab], c, false",
        "web-[1-3], web-2, true",
        "web-[1-3], web-4, false",
        "web-[!1-3], web-4, true",
        "web-[!1-3], web-1, false",
        "web-[1-], web--, true",
        "[]a], ], true",
        "[!]a], ], false",
        "[!]a], b, true",
        "[ab, [ab, true",
        "[ab, a, false",
        "*[0-9], web1, true",
        "*[0-9], web, false",
    })
    void shouldMatchWholeNames(String pattern, String name, boolean matches) {
        assertEquals(matches, new Glob(pattern).matches(name));
    }
}
