/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Preloaded into tests that run with the thread sanitizer. A GTask carries its answer from a worker to the main
 * context under GLib's locks, which the sanitizer does not see, because GLib is not instrumented. So it is told
 * here: what came before an answer was given happened before it was taken. Everything else it judges as ever. */

#include "config.h"

#include <dlfcn.h>
#include <gio/gio.h>

void __tsan_acquire (void *address) __attribute__ ((weak));
void __tsan_release (void *address) __attribute__ ((weak));

#define REAL(function) ((__typeof__ (&function)) dlsym (RTLD_NEXT, #function))

static void
give (GTask *task)
{
  if (__tsan_release != NULL)
    __tsan_release (task);
}

static void
take (GTask *task)
{
  if (__tsan_acquire != NULL)
    __tsan_acquire (task);
}

void
g_task_return_boolean (GTask    *task,
                       gboolean  result)
{
  give (task);
  REAL (g_task_return_boolean) (task, result);
}

void
g_task_return_int (GTask  *task,
                   gssize  result)
{
  give (task);
  REAL (g_task_return_int) (task, result);
}

void
g_task_return_pointer (GTask          *task,
                       gpointer        result,
                       GDestroyNotify  result_destroy)
{
  give (task);
  REAL (g_task_return_pointer) (task, result, result_destroy);
}

void
g_task_return_error (GTask  *task,
                     GError *error)
{
  give (task);
  REAL (g_task_return_error) (task, error);
}

void
g_task_return_new_error (GTask      *task,
                         GQuark      domain,
                         int         code,
                         const char *format,
                         ...)
{
  va_list arguments;

  va_start (arguments, format);
  g_task_return_error (task, g_error_new_valist (domain, code, format, arguments));
  va_end (arguments);
}

gboolean
g_task_return_error_if_cancelled (GTask *task)
{
  give (task);
  return REAL (g_task_return_error_if_cancelled) (task);
}

gboolean
g_task_propagate_boolean (GTask   *task,
                          GError **error)
{
  take (task);
  return REAL (g_task_propagate_boolean) (task, error);
}

gssize
g_task_propagate_int (GTask   *task,
                      GError **error)
{
  take (task);
  return REAL (g_task_propagate_int) (task, error);
}

gpointer
g_task_propagate_pointer (GTask   *task,
                          GError **error)
{
  take (task);
  return REAL (g_task_propagate_pointer) (task, error);
}
