package io.ptcpdump.filter;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class InterfaceTermsTest {
    private static String rewrite(String expression) {
        return InterfaceTerms.rewrite(expression, name -> "<" + name + ">");
    }

    @Test
    void shouldReplaceBothSpellingsWhereverATermMayStand() {
        assertEquals("<eth0>", rewrite("ifname eth0"));
        assertEquals("<eth0>", rewrite("on \t eth0"));
        assertEquals("not (<eth0>) and tcp", rewrite("not (on eth0) and tcp"));
        assertEquals("<a>||<b>&&!<c>", rewrite("on a||ifname b&&!on c"));
    }

    @Test
    void shouldTakeTheNamesLinuxAllows() {
        assertEquals("<br-1_x.100> or <veth@if3>", rewrite("ifname br-1_x.100 or ifname veth@if3"));
    }

    @Test
    void shouldTakeANameThatIsAKeywordWhenEscaped() {
        assertEquals("<host> and tcp", rewrite("ifname \\host and tcp"));
    }

    @Test
    void shouldLeaveTheWordsAloneInsideOthersAndWhenEscaped() {
        String expression = "host on.example.org or host iron or port 1on or host \\on eth0 or host x-on";
        assertEquals(expression, rewrite(expression));
    }

    @Test
    void shouldLeaveATermWithoutNameToLibpcap() {
        assertEquals("tcp and on", rewrite("tcp and on"));
        assertEquals("(ifname ) or tcp", rewrite("(ifname ) or tcp"));
    }
}
