/** What four bytes mean to different computers, and why RFC 4226 §5.3 clears the highest bit. */

/** The four bytes as a number and its remainder, as each way of counting has them. */
export interface Reading {
  way: 'unsigned' | 'signed-truncating' | 'signed-flooring' | 'masked';
  number: number;
  remainder: number;
}

/**
 * Returns the readings of four bytes, the highest first. A remainder has the sign of the number in C, Java and
 * JavaScript, and the sign of the divisor in Python and Ruby.
 */
export function readingsOf(bytes: Uint8Array, digits: number): Reading[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, 4);
  const unsigned = view.getUint32(0);
  const signed = view.getInt32(0);
  const masked = unsigned & 0x7f_ff_ff_ff;
  const modulus = 10 ** digits;
  return [
    { way: 'unsigned', number: unsigned, remainder: unsigned % modulus },
    { way: 'signed-truncating', number: signed, remainder: signed % modulus },
    { way: 'signed-flooring', number: signed, remainder: ((signed % modulus) + modulus) % modulus },
    { way: 'masked', number: masked, remainder: masked % modulus },
  ];
}
