/** Stands for the address of an image in tests. */
export default '/image.svg';
