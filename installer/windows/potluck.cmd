@echo off
rem Potluck in a terminal: finds a Python, and leaves the words to potluck_setup.starting.
rem No name of a folder stands within parentheses but in quotes, since a folder may be called
rem "Jane (work) & Co.!", and none is read from what uv says, which is in another code page than the
rem terminal. uv takes a Python from an environment in the folder where it runs; what lies where a
rem person stands is not for Potluck, so it runs in a folder of ours, and starting.py goes back.
setlocal EnableExtensions DisableDelayedExpansion
if not defined POTLUCK_ROOT set "POTLUCK_ROOT=%LOCALAPPDATA%\potluck-app"
for %%r in ("%POTLUCK_ROOT%") do set "POTLUCK_ROOT=%%~fr"
set "UV_PYTHON_INSTALL_DIR=%POTLUCK_ROOT%\pythons"
set "UV_NO_CACHE=1"
set "VIRTUAL_ENV="
set "CONDA_PREFIX="
set "PYTHONSAFEPATH=1"
set "PYTHONHOME="
set "PYTHONPATH=%~dp0payload\lib"
set "POTLUCK_FOLDER=%CD%"
set "POTLUCK_UV=%~dp0payload\uv.exe"
"%POTLUCK_UV%" python find --system --no-config --no-project --no-python-downloads ">=3.11,<3.14" >nul 2>&1
if not "%errorlevel%" == "0" "%POTLUCK_UV%" python install --no-bin --no-registry --no-config 3.12
if not "%errorlevel%" == "0" (
    echo Potluck needs Python 3.11, 3.12 or 3.13, and none could be fetched. Install one of them, or set
    echo UV_PYTHON_INSTALL_MIRROR to where one is. Then start Potluck again.
    exit /b 1
) >&2
"%POTLUCK_UV%" run --directory "%~dp0payload" --no-project --no-config --no-env-file --no-python-downloads --python ">=3.11,<3.14" python -s -m potluck_setup.starting %*
