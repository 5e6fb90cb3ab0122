package io.ptcpdump.filter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ptcpdump.model.LinkType;
import java.util.function.ToIntFunction;
import org.junit.jupiter.api.Test;

class LiveFilterTest {
    private static final ToIntFunction<String> INTERFACES = name -> name.equals("eth7") ? 7 : 0;

    private static LiveFilter compile(String expression) {
        return LiveFilter.compile(expression, INTERFACES);
    }

    @Test
    void shouldTakeEveryPacketWhereThereIsNoExpression() {
        assertTrue(compile("").acceptsAll());
        assertTrue(compile(" \n").acceptsAll());
        assertFalse(compile("ip").acceptsAll());
    }

    @Test
    void shouldCompareTheIndexOfANamedInterface() {
        assertEquals(compile("ifindex 7 and tcp"), compile("ifname eth7 and tcp"));
        assertEquals(compile("not ifindex 7"), compile("not on eth7"));
    }

    @Test
    void shouldNameAnUnknownInterface() {
        FilterException refused = assertThrows(FilterException.class, () -> compile("tcp and ifname eth8"));
        assertEquals("ifname eth8: no such interface", refused.getMessage());
    }

    @Test
    void shouldRejectRawPacketsWhereTheExpressionNeedsALinkHeader() {
        LiveFilter filter = compile("ether host 02:00:00:00:00:01");
        assertFalse(filter.ethernet().equals(ClassicProgram.REJECT_ALL));
        assertEquals(ClassicProgram.REJECT_ALL, filter.raw());
    }

    @Test
    void shouldGiveLibpcapsMessageForAnExpressionItRefuses() {
        FilterException refused = assertThrows(FilterException.class, () -> compile("tcp port"));
        String message = assertThrows(
                        FilterException.class, () -> FilterCompiler.compile("tcp port", LinkType.ETHERNET))
                .getMessage();
        assertEquals(message, refused.getMessage());
        assertTrue(message.contains("syntax error"), message);
    }

    @Test
    void shouldCompileExpressionsOfThousandsOfTerms() {
        StringBuilder expression = new StringBuilder("less 0");
        for (int i = 1; i < 3000; i++) {
            expression.append(" or len = ").append(i);
        }
        assertTrue(compile(expression.toString()).raw().length() >= 3000);
        FilterException refused = assertThrows(FilterException.class, () -> compile(expression + " or nonsense"));
        assertTrue(refused.getMessage().contains("syntax error"), refused.getMessage());
    }

    @Test
    void shouldSayThatABroadcastAddressIsNotKnown() {
        FilterException refused = assertThrows(FilterException.class, () -> compile("ip broadcast"));
        assertEquals("netmask not known, so 'ip broadcast' not supported", refused.getMessage());
    }
}
