package io.rhapsode.worker.audio;

/** The check of LAME's header: CRC-16 with the polynomial 0x8005, lowest bit first, which the JDK does not have. */
final class Crc16 {

    private static final int POLYNOMIAL = 0xA001;
    private static final int[] TABLE = table();

    private int value;

    private static int[] table() {
        int[] table = new int[256];
        for (int octet = 0; octet < table.length; octet++) {
            int rest = octet;
            for (int bit = 0; bit < Byte.SIZE; bit++) {
                rest = (rest & 1) == 0 ? rest >>> 1 : rest >>> 1 ^ POLYNOMIAL;
            }
            table[octet] = rest;
        }
        return table;
    }

    void add(byte[] bytes, int offset, int length) {
        int rest = value;
        for (int at = offset; at < offset + length; at++) {
            rest = rest >>> 8 ^ TABLE[(rest ^ bytes[at]) & 0xFF];
        }
        value = rest;
    }

    int value() {
        return value;
    }
}
