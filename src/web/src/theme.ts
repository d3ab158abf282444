import { createTheme, Modal, NativeSelect, PasswordInput, TextInput, type MantineColorsTuple } from '@mantine/core';

const pine: MantineColorsTuple = [
  '#eaf6f3',
  '#d6ebe6',
  '#aed8cf',
  '#82c4b6',
  '#5cc4b3',
  '#2f9684',
  '#1d7f70',
  '#14665c',
  '#0e534b',
  '#08413a',
];

const dark: MantineColorsTuple = [
  '#dfe7e4',
  '#c3cfca',
  '#9fb0aa',
  '#71827c',
  '#3c4945',
  '#2e3936',
  '#232c29',
  '#1a211f',
  '#121716',
  '#0b0f0e',
];

export const theme = createTheme({
  colors: { pine, dark },
  primaryColor: 'pine',
  primaryShade: { light: 7, dark: 6 },
  defaultRadius: 'md',
  cursorType: 'pointer',
  focusRing: 'auto',
  fontFamily: 'system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Liberation Sans", Arial, sans-serif',
  headings: { fontWeight: '650' },
  components: {
    TextInput: TextInput.extend({ defaultProps: { size: 'sm' } }),
    PasswordInput: PasswordInput.extend({ defaultProps: { size: 'sm' } }),
    NativeSelect: NativeSelect.extend({ defaultProps: { size: 'sm' } }),
    Modal: Modal.extend({
      defaultProps: { centered: true, padding: 'lg', overlayProps: { backgroundOpacity: 0.45 } },
      styles: { title: { fontWeight: 650 } },
    }),
  },
});
