package io.ptcpdump.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.xpath.XPathFactory;
import org.junit.jupiter.api.Test;

class VersionTest {
    @Test
    void shouldBeTheVersionOfTheProject() throws Exception {
        var project = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(Path.of("pom.xml").toFile());
        String expected = XPathFactory.newInstance().newXPath().evaluate("/project/version", project);
        assertEquals(expected, Version.NUMBER);
    }
}
