/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "herald-keyring.h"

#include "herald-test-folder.h"

#define ORIGIN "https://news.example.org"

static void
take_result_cb (GObject      *object,
                GAsyncResult *result,
                gpointer      user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

static GAsyncResult *
await (GAsyncResult **result)
{
  while (*result == NULL)
    g_main_context_iteration (NULL, TRUE);

  return *result;
}

static void
save (HeraldKeyring *keyring,
      const char    *user,
      const char    *password)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  herald_keyring_save_async (keyring, ORIGIN, "News", user, password, NULL, take_result_cb, &result);
  herald_keyring_save_finish (keyring, await (&result), &error);
  g_assert_no_error (error);
}

static void
assert_knows (HeraldKeyring *keyring,
              const char    *origin,
              const char    *user,
              const char    *password)
{
  HeraldHttpCredentials *credentials = HERALD_HTTP_CREDENTIALS (keyring);
  g_autoptr (GAsyncResult) result = NULL;
  g_autofree char *found_user = NULL;
  g_autofree char *found_password = NULL;

  herald_http_credentials_find_async (credentials, origin, NULL, take_result_cb, &result);
  g_assert_true (herald_http_credentials_find_finish (credentials, await (&result), &found_user, &found_password) ==
                 (user != NULL));
  g_assert_cmpstr (found_user, ==, user);
  g_assert_cmpstr (found_password, ==, password);
}

static void
test_keeps_what_was_given (void)
{
  g_autoptr (HeraldKeyring) first = herald_keyring_new ();
  g_autoptr (HeraldKeyring) second = herald_keyring_new ();

  assert_knows (first, ORIGIN, NULL, NULL);
  save (first, "reader", "secret");
  assert_knows (first, ORIGIN, "reader", "secret");
  assert_knows (second, ORIGIN, "reader", "secret");
  assert_knows (second, "https://other.example.org", NULL, NULL);
}

static void
test_another_name_takes_the_place (void)
{
  g_autoptr (HeraldKeyring) first = herald_keyring_new ();
  g_autoptr (HeraldKeyring) second = herald_keyring_new ();

  save (first, "reader", "secret");
  save (first, "editor", "other secret");
  assert_knows (second, ORIGIN, "editor", "other secret");
}

/* libsecret writes into a file of the test's instead of the person's keyring. */
int
main (int   argc,
      char *argv[])
{
  g_autofree char *folder = g_dir_make_tmp ("herald-keyring-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "keyring", NULL);
  int status;

  g_setenv ("SECRET_BACKEND", "file", TRUE);
  g_setenv ("SECRET_FILE_TEST_PATH", path, TRUE);
  g_setenv ("SECRET_FILE_TEST_PASSWORD", "open", TRUE);
  g_test_init (&argc, &argv, NULL);

#define ADD(path, func) g_test_add_func ("/engine/keyring/" path, func)
  ADD ("keeps-what-was-given", test_keeps_what_was_given);
  ADD ("another-name-takes-the-place", test_another_name_takes_the_place);
#undef ADD

  status = g_test_run ();
  herald_test_folder_delete (folder);

  return status;
}
