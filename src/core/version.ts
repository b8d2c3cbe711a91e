/**
 * Version — how this SDK names itself to receivers. A test keeps it equal to package.json's.
 */
export const sdk = 'attune/0.1.0';
