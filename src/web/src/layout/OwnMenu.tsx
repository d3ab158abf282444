import { ActionIcon, Menu, useComputedColorScheme, useMantineColorScheme } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { change } from '../api/http';
import { keys } from '../api/keys';
import { PasswordDialog } from '../session/PasswordDialog';
import { useSession } from '../session/useSession';
import { MoonIcon, PersonIcon, SunIcon } from '../ui/Icons';

export function OwnMenu() {
  const { t } = useTranslation();
  const { name, role } = useSession();
  const { setColorScheme } = useMantineColorScheme();
  const scheme = useComputedColorScheme('light');
  const [passwordAsked, setPasswordAsked] = useState(false);
  const cache = useQueryClient();
  const go = useNavigate();

  const signOut = useMutation({
    mutationFn: () => change('DELETE', '/api/session'),
    onSuccess: async () => {
      cache.clear();
      cache.setQueryData(keys.session, null);
      await go('/signin', { replace: true });
    },
  });

  return (
    <>
      <ActionIcon
        variant="subtle"
        color="gray"
        size="lg"
        aria-label={scheme === 'dark' ? t('nav.light') : t('nav.dark')}
        title={scheme === 'dark' ? t('nav.light') : t('nav.dark')}
        data-testid="scheme"
        onClick={() => setColorScheme(scheme === 'dark' ? 'light' : 'dark')}
      >
        {scheme === 'dark' ? <SunIcon /> : <MoonIcon />}
      </ActionIcon>
      <Menu position="bottom-end" width={230} shadow="md">
        <Menu.Target>
          <ActionIcon variant="default" size="lg" radius="xl" aria-label={t('nav.own', { name })} data-testid="own-menu">
            <PersonIcon />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Label>
            {name}
            <br />
            {t(`roles.${role}`)}
          </Menu.Label>
          <Menu.Divider />
          <Menu.Item onClick={() => setPasswordAsked(true)}>{t('nav.password')}</Menu.Item>
          <Menu.Item closeMenuOnClick={false} onClick={() => signOut.mutate()} data-testid="sign-out">
            {t('nav.signOut')}
          </Menu.Item>
          {signOut.isError && <Menu.Label role="alert">{t('nav.signOutFailed')}</Menu.Label>}
        </Menu.Dropdown>
      </Menu>
      <PasswordDialog opened={passwordAsked} close={() => setPasswordAsked(false)} />
    </>
  );
}
