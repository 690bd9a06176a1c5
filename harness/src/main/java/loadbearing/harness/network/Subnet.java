package loadbearing.harness.network;

/**
 * 256 addresses in a row.
 *
 * @param first first address as a number, its last byte 0
 */
record Subnet(int first) {
  static final int SIZE = 256;

  Subnet {
    if (first % SIZE != 0) {
      throw new IllegalArgumentException("a subnet starts at a multiple of 256, got " + first);
    }
  }

  /** The address of a number inside the subnet, 1 to 254. */
  String host(int number) {
    if (number < 1 || number > 254) {
      throw new IllegalArgumentException("a host's number must be 1 to 254, got " + number);
    }
    return text(first + number);
  }

  /** As a route spells it: {@code 10.212.3.0/24}. */
  String cidr() {
    return text(first) + "/24";
  }

  /** Whether an address range of {@code bits} fixed bits at {@code base} shares an address. */
  boolean overlaps(int base, int bits) {
    int common = Math.min(bits, 24);
    int mask = common == 0 ? 0 : -1 << (32 - common);
    return (first & mask) == (base & mask);
  }

  private static String text(int address) {
    return "%d.%d.%d.%d"
        .formatted(address >>> 24, (address >>> 16) & 255, (address >>> 8) & 255, address & 255);
  }
}
