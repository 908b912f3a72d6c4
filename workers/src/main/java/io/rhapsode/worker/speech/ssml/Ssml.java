package io.rhapsode.worker.speech.ssml;

import java.io.StringWriter;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Writes speech markup. Whatever stands in a text or an attribute stays text: no caller can open an element of their own. */
public final class Ssml {

    /** The platform's own, whatever else is on the class path. */
    private static final XMLOutputFactory XML = XMLOutputFactory.newDefaultFactory();

    private final StringWriter written = new StringWriter();
    private final XMLStreamWriter xml;
    private int open;

    public Ssml() {
        try {
            xml = XML.createXMLStreamWriter(written);
        } catch (XMLStreamException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Opens an element, which stays open to the end. */
    public Ssml within(String element) {
        try {
            xml.writeStartElement(element);
            open++;
            return this;
        } catch (XMLStreamException e) {
            throw new IllegalStateException(e);
        }
    }

    /** An attribute of the element that was opened last. */
    public Ssml with(String attribute, String value) {
        try {
            xml.writeAttribute(attribute, allowed(value));
            return this;
        } catch (XMLStreamException e) {
            throw new IllegalStateException(e);
        }
    }

    public Ssml text(String text) {
        try {
            xml.writeCharacters(allowed(text));
            return this;
        } catch (XMLStreamException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Closes what is open. */
    public String end() {
        try {
            while (open > 0) {
                xml.writeEndElement();
                open--;
            }
            xml.flush();
            return written.toString();
        } catch (XMLStreamException e) {
            throw new IllegalStateException(e);
        }
    }

    /** XML has no way to write some characters, not even escaped: nobody hears a blank in their place. */
    private static String allowed(String text) {
        var clean = new StringBuilder(text.length());
        text.codePoints().forEach(point -> clean.appendCodePoint(isAllowed(point) ? point : ' '));
        return clean.toString();
    }

    private static boolean isAllowed(int point) {
        return point == '\t'
                || point == '\n'
                || point == '\r'
                || (point >= ' ' && point < Character.MIN_SURROGATE)
                || (point > Character.MAX_SURROGATE && point < 0xFFFE)
                || point >= Character.MIN_SUPPLEMENTARY_CODE_POINT;
    }
}
