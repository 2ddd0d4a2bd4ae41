/** Whether the device may be a phone: computers ignore the wish for a camera app and open the choice of a file. */
export const hasTouchScreen = (): boolean => navigator.maxTouchPoints > 0;
