/** Whether the device may be a phone: computers ignore a request for a camera app and open a file picker instead. */
export const hasTouchScreen = (): boolean => navigator.maxTouchPoints > 0;
