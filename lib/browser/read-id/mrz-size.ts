/** If a passport fills half of the picture, its characters are still 22 pixels apart. */
export const MRZ_LONG_EDGE_PX = 2_400;
