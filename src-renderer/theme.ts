import { createTheme, localStorageColorSchemeManager, type CSSVariablesResolver } from '@mantine/core'

/** Calm, dense, exact: 13 px text, 28 px rows, a 4 px grid, one blue for what can be done. */
export const theme = createTheme({
  fontFamily: 'system-ui, "Segoe UI", Roboto, "Noto Sans", "DejaVu Sans", sans-serif',
  fontFamilyMonospace: 'ui-monospace, Consolas, "DejaVu Sans Mono", monospace',
  primaryColor: 'blue',
  // Shade 8 is the first whose white text passes 4.5 : 1 in both schemes.
  primaryShade: 8,
  colors: {
    dark: [
      '#e4e7ea',
      '#b9c0c8',
      '#a4acb5',
      '#79828c',
      '#464c54',
      '#363b41',
      '#272b30',
      '#1b1d21',
      '#16181b',
      '#101214',
    ],
  },
  respectReducedMotion: true,
  cursorType: 'pointer',
  defaultRadius: 'sm',
  radius: { xs: '2px', sm: '4px', md: '4px', lg: '6px', xl: '8px' },
  spacing: { xs: '4px', sm: '8px', md: '12px', lg: '16px', xl: '24px' },
  fontSizes: { xs: '11px', sm: '13px', md: '13px', lg: '15px', xl: '18px' },
  lineHeights: { xs: '1.35', sm: '1.4', md: '1.4', lg: '1.4', xl: '1.35' },
  headings: {
    fontWeight: '600',
    sizes: {
      h1: { fontSize: '18px', lineHeight: '1.35' },
      h2: { fontSize: '15px', lineHeight: '1.4' },
      h3: { fontSize: '13px', lineHeight: '1.4' },
      h4: { fontSize: '13px', lineHeight: '1.4' },
    },
  },
  components: {
    // The page behind never scrolls, and the lock would add a style tag without our nonce.
    Modal: { defaultProps: { lockScroll: false, transitionProps: { duration: 100 }, radius: 'md' } },
    ModalRoot: { defaultProps: { lockScroll: false, transitionProps: { duration: 100 }, radius: 'md' } },
    Drawer: { defaultProps: { lockScroll: false, transitionProps: { duration: 100 } } },
    Popover: { defaultProps: { transitionProps: { duration: 100 }, shadow: 'md', withinPortal: true } },
    Menu: { defaultProps: { transitionProps: { duration: 100 }, shadow: 'md' } },
    Tooltip: { defaultProps: { transitionProps: { duration: 100 }, openDelay: 300 } },
    DatePicker: {
      defaultProps: {
        size: 'sm',
        hideOutsideDates: true,
        ariaLabels: {
          previousMonth: 'Mes anterior',
          nextMonth: 'Mes siguiente',
          previousYear: 'Año anterior',
          nextYear: 'Año siguiente',
          previousDecade: 'Década anterior',
          nextDecade: 'Década siguiente',
        },
      },
    },
    Select: { defaultProps: { comboboxProps: { transitionProps: { duration: 0 } } } },
    Button: { defaultProps: { loaderProps: { type: 'dots' } } },
    Checkbox: { defaultProps: { size: 'xs' } },
    Radio: { defaultProps: { size: 'xs' } },
    Switch: { defaultProps: { size: 'xs' } },
    Progress: { defaultProps: { transitionDuration: 100 } },
  },
})

/** Greys and reds of Mantine's defaults that stay under 4.5 : 1 are replaced. */
export const cssVariables: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    '--mantine-color-text': '#1b1f24',
    '--mantine-color-dimmed': '#57606a',
    '--mantine-color-placeholder': '#68717b',
    '--mantine-color-error': '#b3261e',
    '--mantine-color-anchor': 'var(--mantine-color-blue-8)',
    '--mantine-color-default-border': '#c9ced4',
    '--mantine-color-blue-light': '#e4effb',
    '--mantine-color-blue-light-hover': '#d5e6f9',
  },
  dark: {
    '--mantine-color-body': '#1b1d21',
    '--mantine-color-text': '#e4e7ea',
    '--mantine-color-dimmed': '#a4acb5',
    '--mantine-color-placeholder': '#949da6',
    '--mantine-color-error': '#ff9c93',
    '--mantine-color-anchor': 'var(--mantine-color-blue-4)',
    '--mantine-color-default': '#24272c',
    '--mantine-color-default-hover': '#2d3137',
    '--mantine-color-default-border': '#464c54',
    '--mantine-color-blue-light': '#1f3147',
    '--mantine-color-blue-light-hover': '#263d59',
  },
})

export const colorScheme = localStorageColorSchemeManager({ key: 'vigente.color-scheme' })
